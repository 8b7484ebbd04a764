/** Why a host's scanner gave nothing, by what the hosts throw. */
import { whyNoScan } from '../../../src/client/scan-failed'

test.each([
  ['WeChat, thought better of it', { errMsg: 'scanCode:fail cancel' }, undefined],
  ['Alipay, thought better of it', { error: 10, errorMessage: '用户取消' }, undefined],
  ['DingTalk, thought better of it', { error: 11, errorMessage: '用户取消操作' }, undefined],
  ['an error with a sentence', new Error('scanCode:fail cancel'), undefined],
  ['WeChat, the camera refused', { errMsg: 'scanCode:fail auth deny' }, 'refused'],
  ['WeChat, the system refuses', { errMsg: 'scanCode:fail system permission denied' }, 'refused'],
  ['DingTalk, the camera refused', { error: 2001, errorMessage: '没有相机权限' }, 'refused'],
  ['WeChat, out of order', { errMsg: 'scanCode:fail' }, 'failed'],
  ['Alipay, out of order', { error: 11, errorMessage: '操作失败' }, 'failed'],
  ['nothing that is known', undefined, 'failed'],
  ['a text', 'scanCode:fail', 'failed'],
] as const)('%s', (_what, thrown, why) => {
  expect(whyNoScan(thrown)).toBe(why)
})
