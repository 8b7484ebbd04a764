// What a build may weigh and must not contain, as data: each limit with the day it holds from and where it comes from.
const KB = 1024
const MB = 1024 * KB

module.exports = {
  /** Syntax of every script of the mini faces. */
  syntax: {
    since: '2026-11-24',
    source: 'issue 3: the mini builds parse as ES5; WeChat fills in missing interfaces, never missing syntax',
    value: 5,
  },
  /** Bytes as uploaded. `main` is everything outside of the subpackages. */
  weapp: {
    since: '2026-11-24',
    packageMax: { value: 2 * MB, source: 'developers.weixin.qq.com, 分包加载: 单个分包/主包大小不能超过 2M' },
    totalMax: { value: 30 * MB, source: 'developers.weixin.qq.com, 分包加载: 整个小程序所有分包大小不超过 30M' },
    mainMax: { value: 700 * KB, source: 'issue 3, figures: weapp main package, aim ≤ 700 KB' },
  },
  dd: {
    since: '2026-11-24',
    packageMax: { value: 2 * MB, source: 'opendocs.alipay.com, 分包加载: 单个分包或主包大小不超过 2MB' },
    totalMax: { value: 8 * MB, source: 'opendocs.alipay.com, 分包加载: 整个小程序所有分包大小不超过 8MB' },
    mainMax: { value: 2 * MB, source: 'opendocs.alipay.com, 分包加载: 单个分包或主包大小不超过 2MB' },
  },
  /** Bytes after gzip, before the first page is on the screen: what index.html loads, and what the first page loads. */
  h5: {
    since: '2026-11-24',
    firstLoadMax: { value: 250 * KB, source: 'issue 3, figures: h5 first load gzip, aim ≤ 250 KB' },
    firstPage: 'pages/home/index',
  },
  /** Traces of the machine that built it. Registries and mirrors by the shape of their names, none by its own. */
  traces: {
    since: '2026-11-24',
    source: 'issue 3: nothing of the building machine leaves it',
    value: [
      { name: 'this machine’s address', pattern: /\b(?:localhost|127\.0\.0\.1|0\.0\.0\.0)\b/ },
      { name: 'a package registry', pattern: /\b(?:registry|mirrors?)\.[a-z0-9-]+\.[a-z]{2,}\b/i },
      // At the start of a line: libraries carry the words inside of their code.
      { name: 'a source map’s address', pattern: /^\s*\/[/*][#@] sourceMappingURL=/m },
      { name: 'a folder of this machine', pattern: /(?:^|["'`(\s])\/(?:work|home|root|Users)\/[\w.-]+\// },
    ],
  },
}
