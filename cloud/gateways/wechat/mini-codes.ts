/** Mini-program codes: the round ones that only WeChat can make. */
import type { MiniCodes } from './port'
import { refusalOf } from './links'
import type { WechatServer } from './server-calls'
import { serverCodes } from './server-codes'

export const MINI_CODE_RULES = {
  path: '/wxa/getwxacodeunlimit',
  /** `%` is not among them. */
  scene: { most: 32, alphabet: /^[\w!#$&'()*+,/:;=?@.~-]+$/ },
  width: { least: 280, most: 1280, usual: 430 },
  perMinute: 5000,
  since: '2026-11-28',
  source:
    'developers.weixin.qq.com, getUnlimitedQRCode: scene up to 32 visible characters; width 280 to 1280, by itself 430; 5,000 a minute; valid for ever, no limit of number',
} as const

export function createMiniCodes(server: WechatServer): MiniCodes {
  return {
    async make({ path, scene, width = MINI_CODE_RULES.width.usual }) {
      const { most, alphabet } = MINI_CODE_RULES.scene
      if (!alphabet.test(scene) || scene.length > most)
        return { outcome: 'refused', code: String(serverCodes.scene), reason: 'the scene', retry: 'never' }
      if (!Number.isInteger(width) || width < MINI_CODE_RULES.width.least || width > MINI_CODE_RULES.width.most)
        return { outcome: 'refused', code: String(serverCodes.argument), reason: 'the width', retry: 'never' }
      const called = await server.post(MINI_CODE_RULES.path, {
        scene,
        page: path,
        check_path: true,
        env_version: 'release',
        width,
      })
      if (called.call !== 'answered' || called.code !== serverCodes.ok) return refusalOf(called)
      return called.image === undefined
        ? { outcome: 'refused', code: 'NoImage', reason: 'an answer without a picture', retry: 'later' }
        : { outcome: 'made', image: called.image.bytes, type: called.image.type }
    },
  }
}
