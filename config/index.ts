import path from 'node:path'
import { defineConfig } from '@tarojs/cli'
import type { UserConfigExport } from '@tarojs/cli'

/** Packages that ship newer syntax than an old phone's engine parses: compiled with our own code on the mini faces. */
const NEWER_SYNTAX =
  /node_modules[\\/](dayjs|scrypt-js|leancloud-storage|@leancloud|@tarojs[\\/](runtime|react|shared|taro|plugin))/

/** The contract stands beside `src` and is compiled like it. */
const CONTRACT = path.resolve(__dirname, '..', 'types') + path.sep

/** What the client knows of its service. Public by nature: the key ships in every client and authenticates nobody. */
const constants = {
  // A mini-program built without an address reaches nobody, and says that the network is down: never somebody else's service.
  SERVICE_URL: JSON.stringify(process.env.SERVICE_URL ?? 'https://service.invalid'),
  LC_APP_ID: JSON.stringify(process.env.LC_APP_ID ?? 'one-tap-league'),
  LC_APP_KEY: JSON.stringify(process.env.LC_APP_KEY ?? 'one-tap-league-public'),
}

/** As much of webpack's objects as the grouping below asks. */
interface Module {
  resource?: string
}
interface Graph {
  chunkGraph: {
    getModuleChunksIterable: (module: Module) => Iterable<object>
    getChunkRootModules: (chunk: object) => Module[]
  }
}
type Belongs = (module: Module, graph: Graph) => boolean

const OURS = /[\\/](src|types)[\\/]/
/** Sheets of what an owner's pages are made of. A paper is drawn by a few later pages only, and nobody overrides how. */
const SHEETS = /[\\/]src[\\/](?!cadre[\\/]|components[\\/]paper[\\/])/
const NPM = /node_modules/
const FIRST = /[\\/]src[\\/](pages[\\/](home|invitation)[\\/]|app\.)/

/** Whether the page that an invitation opens, the first load of nearly everybody, needs the module. */
const isForFirst: Belongs = (module, { chunkGraph }) =>
  [...chunkGraph.getModuleChunksIterable(module)].some((chunk) =>
    chunkGraph.getChunkRootModules(chunk).some(({ resource }) => FIRST.test(resource ?? '')),
  )
const both =
  (place: RegExp, belongs: Belongs = () => true): Belongs =>
  (module, graph) =>
    place.test(module.resource ?? '') && belongs(module, graph)

const base: UserConfigExport = {
  projectName: 'one-tap-league',
  date: '2026-11-23',
  designWidth: 375,
  deviceRatio: { 375: 2, 640: 1.17, 750: 1, 828: 0.905 },
  sourceRoot: 'src',
  outputRoot: `dist/${process.env.TARO_ENV ?? 'h5'}`,
  // Pages are written in HTML's own elements: native semantics and keyboard in a browser, mapped to the mini-programs' by the plugin.
  plugins: [
    '@tarojs/plugin-html',
    '@tarojs/plugin-platform-alipay-dd',
    path.resolve(__dirname, 'plugins', 'accessible.cjs'),
  ],
  defineConstants: constants,
  copy: { patterns: [], options: {} },
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  // Chinese as it is: escaped, each character of the words weighs six bytes instead of three.
  terser: { enable: true, config: { output: { ascii_only: false } } },
  // Not for the mini faces: which elements need a template is learnt while files are compiled, and what comes out of the cache is not.
  cache: { enable: process.env.TARO_ENV === 'h5' },
  mini: {
    compile: { include: [(file: string) => file.startsWith(CONTRACT) || NEWER_SYNTAX.test(file)] },
    optimizeMainPackage: { enable: true },
    miniCssExtractPluginOption: { ignoreOrder: true },
    // One pixel is one pixel on every face: the theme states sizes, elder mode enlarges them.
    postcss: { pxtransform: { enable: false, config: {} }, cssModules: { enable: false } },
  },
  h5: {
    compile: { include: [(file: string) => file.startsWith(CONTRACT)] },
    publicPath: '/',
    staticDirectory: 'static',
    router: { mode: 'hash' },
    // One copy of what the pages share; left to itself webpack puts the cloud's library into every page.
    webpackChain(chain) {
      chain.optimization.splitChunks({
        chunks: 'all',
        minSize: 0,
        cacheGroups: {
          default: false,
          defaultVendors: false,
          cloud: {
            name: 'cloud',
            test: /node_modules[\\/](leancloud-storage|@leancloud)[\\/]/,
            priority: 20,
            enforce: true,
          },
          // What the invitation's page needs is loaded first; what only other pages share waits until one of them opens.
          vendors: { name: 'vendors', test: both(NPM, isForFirst), minChunks: 2, priority: 15, enforce: true },
          shared: { name: 'shared', test: both(OURS, isForFirst), minChunks: 2, priority: 10, enforce: true },
          // The sheets of the components, in one: they come before those of the pages, which override them. What only pages of the
          // workbench share stands in the sheet of each: no owner's first page waits for it.
          sheets: { name: 'shared', type: 'css/mini-extract', test: SHEETS, minChunks: 2, priority: 12, enforce: true },
          later: { name: 'later', test: both(NPM), minChunks: 2, priority: 8, enforce: true },
          common: { name: 'common', test: both(OURS), minChunks: 2, priority: 5, enforce: true },
        },
      })
    },
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[contenthash:8].css',
    },
    postcss: {
      autoprefixer: { enable: true, config: {} },
      pxtransform: { enable: false, config: {} },
      cssModules: { enable: false },
    },
  },
}

export default defineConfig(() => base)
