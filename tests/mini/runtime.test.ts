/** The fake hosts themselves: what a real one refuses, they refuse. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { soon } from '../support/soon'
import { Device } from './runtime/device'
import { readDist } from './runtime/dist'
import { ddApi } from './runtime/globals-dd'
import { weappApi } from './runtime/globals-weapp'
import { Host, stackLimit } from './runtime/host'
import { Realm } from './runtime/realm'
import { Storage, storageLimits } from './runtime/storage'
import { elementsOf, putAt, textOf } from './runtime/tree'
import { readTemplates } from './runtime/templates'

describe('the world of the scripts', () => {
  const folder = mkdtempSync(join(tmpdir(), 'realm-test-'))
  const run = (source: string, globals: Record<string, unknown> = {}): unknown => {
    writeFileSync(join(folder, 'm.js'), `module.exports = ${source}`)
    return new Realm(folder, globals).require('m')
  }
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true })
  })

  test.each([
    'window',
    'document',
    'process',
    'Buffer',
    'fetch',
    'crypto',
    'URL',
    'XMLHttpRequest',
    'globalThis',
    'Intl',
  ])('knows no %s', (name) => {
    expect(run(`typeof ${name}`)).toBe('undefined')
  })

  test.each(['eval("1")', 'new Function("return 1")()', 'setTimeout("1")'])('turns no text into code: %s', (source) => {
    expect(() => run(source)).toThrow()
  })

  test('but finds its own global the usual way', () => {
    expect(run('typeof Function("return this")().Object')).toBe('function')
    expect(run('typeof Function("return this")().process')).toBe('undefined')
  })

  test('has what ECMAScript 2017 has, and nothing later', () => {
    expect(run('Object.values({ a: 1 }).length + "x".padStart(3).length')).toBe(4)
    expect(run('typeof [].flat + typeof Object.fromEntries + typeof Promise.resolve().finally')).toBe(
      'undefined'.repeat(3),
    )
  })
})

describe('storage', () => {
  test('a value above the limit of a key is refused: 1 MB on WeChat, 200 KB on DingTalk', () => {
    const weapp = new Storage(storageLimits.weapp)
    const dd = new Storage(storageLimits.dd)
    const text = 'x'.repeat(300 * 1024)
    weapp.set('a', text)
    expect(weapp.get('a')).toBe(text)
    expect(() => dd.set('a', text)).toThrow('limit')
    expect(() => weapp.set('a', text.repeat(4))).toThrow('limit')
  })

  test('all values together are refused above 10 MB', () => {
    const weapp = new Storage(storageLimits.weapp)
    const text = 'x'.repeat(1000 * 1024)
    expect(() => {
      for (let i = 0; i < 12; i++) weapp.set(`k${i}`, text)
    }).toThrow('max size')
  })
})

describe('the tree', () => {
  const draw = readTemplates(
    [
      '<template name="tmpl_0_1">\n  <view class="{{i.cl}}" bindtap="eh" id="{{i.uid||i.sid}}">\n  </view>\n</template>',
      '<template name="tmpl_0_9">\n  <block>{{i.v}}</block>\n</template>',
    ].join('\n'),
  )

  test('is made of setData’s paths; only what the template binds is heard', () => {
    const data = { root: { cn: [] } }
    putAt(data, 'root.cn.[0]', { nn: '1', sid: '_a', uid: 'go', cn: [{ nn: '9', v: '走' }] })
    putAt(data, 'root.cn.[0].cn.[0].v', '快走')
    const [button] = elementsOf(data, draw)
    expect(button).toMatchObject({ tag: 'view', id: 'go' })
    expect(button && textOf(button)).toBe('快走')
    expect([...(button?.listens ?? [])]).toEqual(['tap'])
  })

  test('a node without a template is a mistake', () => {
    expect(() => elementsOf({ root: { cn: [{ nn: '404' }] } }, draw)).toThrow('no template')
  })
})

describe('the hosts', () => {
  const hosts: Host[] = []
  afterEach(() => {
    for (const host of hosts.splice(0)) host.close()
  })
  const start = (face: 'weapp' | 'dd') => {
    const device = new Device(face, 'http://service.invalid')
    const enter = { path: 'pages/notice/index', query: {}, scene: 1001 }
    const host = new Host(readDist(face), () => ({}), enter, true)
    hosts.push(host)
    const api = (face === 'weapp' ? weappApi : ddApi)(host, device)
    return { device, host, api }
  }

  test('an answer that comes after the app was swiped away reaches nobody', async () => {
    const { api: wx, host } = start('weapp')
    let heard = 0
    const ask = () =>
      (wx.getNetworkType as (options: object) => void)({
        success: () => {
          heard++
        },
      })
    ask()
    await soon('the first answer', () => heard === 1)
    ask()
    host.close()
    const other = start('weapp').api
    await new Promise<void>((resolve) => {
      ;(other.getNetworkType as (options: object) => void)({ success: () => resolve() })
    })
    expect(heard).toBe(1)
  })

  test('each has its own interfaces only', () => {
    const { api: wx } = start('weapp')
    const { api: dd } = start('dd')
    expect(Object.keys(wx)).toEqual(expect.arrayContaining(['request', 'chooseInvoiceTitle', 'getEnterOptionsSync']))
    expect(Object.keys(wx)).not.toContain('httpRequest')
    expect(Object.keys(dd)).toEqual(expect.arrayContaining(['httpRequest', 'scan']))
    for (const name of ['request', 'chooseInvoiceTitle', 'getEnterOptionsSync', 'scanCode', 'setClipboardData'])
      expect(Object.keys(dd)).not.toContain(name)
  })

  test('WeChat holds back what the privacy guide declares until the person has agreed', async () => {
    const { api: wx, device } = start('weapp')
    type Call = (options: object) => void
    const choose = () =>
      new Promise<string>((resolve) => {
        const told = (answer: { errMsg: string }) => {
          resolve(answer.errMsg)
        }
        ;(wx.chooseInvoiceTitle as Call)({ success: told, fail: told })
      })
    device.choices.invoiceTitle = { type: '0', title: '示例', taxNumber: '' }
    expect(await choose()).toBe('chooseInvoiceTitle:ok')
    device.privacyAgreed = false
    let answer = 'disagree'
    ;(wx.onNeedPrivacyAuthorization as (listener: (resolve: Call) => void) => void)((resolve) => {
      resolve({ event: answer })
    })
    expect(await choose()).toContain('not authorized')
    answer = 'agree'
    expect(await choose()).toBe('chooseInvoiceTitle:ok')
  })

  test('an unknown page is refused, and so is the eleventh', () => {
    const { host } = start('weapp')
    expect(host.refusal('/pages/none/index', 'navigateTo')).toContain('not found')
    expect(host.refusal('/pages/home/index?x=1', 'navigateTo')).toBeUndefined()
    expect(stackLimit.value).toBe(10)
  })

  test('an address outside of the permitted domains reaches nobody', async () => {
    const { device } = start('weapp')
    const carried = device.network.carry({ url: 'https://elsewhere.invalid/', method: 'GET', headers: {} })
    await expect(carried).rejects.toThrow('domain')
  })
})
