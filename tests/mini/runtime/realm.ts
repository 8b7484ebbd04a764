/**
 * The JavaScript world that a mini-program's scripts run in: ECMAScript as an old phone has it, what the host gives, and nothing else.
 * No window, no document, no process, no fetch, no crypto; text is never turned into code.
 */
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import vm from 'node:vm'

/**
 * What the oldest phone of our `browserslist` does not have: ECMAScript 2018 and later, and Proxy, which WeChat advises against. WeChat
 * adds much of it by a polyfill of its own, DingTalk does not, and both get the same code.
 */
const newer = {
  since: '2026-11-24',
  source: 'package.json browserslist (ios >= 10); developers.weixin.qq.com, JavaScript 支持情况',
  value: [
    'globalThis',
    'Proxy',
    'Intl',
    'BigInt',
    'BigInt64Array',
    'BigUint64Array',
    'SharedArrayBuffer',
    'Atomics',
    'WeakRef',
    'FinalizationRegistry',
    'AggregateError',
    'Iterator',
    'WebAssembly',
    'Array.fromAsync',
    'Array.prototype.at',
    'Array.prototype.flat',
    'Array.prototype.flatMap',
    'Array.prototype.findLast',
    'Array.prototype.findLastIndex',
    'Array.prototype.toSorted',
    'Array.prototype.toReversed',
    'Array.prototype.toSpliced',
    'Array.prototype.with',
    'Object.fromEntries',
    'Object.hasOwn',
    'Object.groupBy',
    'Map.groupBy',
    'Promise.allSettled',
    'Promise.any',
    'Promise.withResolvers',
    'Promise.prototype.finally',
    'String.prototype.at',
    'String.prototype.matchAll',
    'String.prototype.replaceAll',
    'String.prototype.trimStart',
    'String.prototype.trimEnd',
    'Symbol.asyncIterator',
  ],
} as const

const forget = (path: string) => {
  const parts = path.split('.')
  const last = parts.pop() ?? ''
  return `delete ${['this', ...parts].join('.')}[${JSON.stringify(last)}]`
}

/** The one text that may become code. Source: developers.weixin.qq.com, JavaScript 支持情况: `new Function('return this')` 除外. */
const FUNCTION = `(function (all) {
  var real = Function
  function only() {
    if (arguments.length === 1 && arguments[0] === 'return this') return function () { return all }
    throw new EvalError('text is not turned into code here')
  }
  only.prototype = real.prototype
  real.prototype.constructor = only
  Function = only
})(this)`

/** What is computed with, given to each module once: a global is looked up through the sandbox on each use, which no phone does. */
const COMPUTED_WITH = ['Math', 'Number', 'String', 'Array', 'Object', 'JSON', 'Uint8Array']

/** By their files, compiled once as long as these say the same, however many phones run them. */
const scripts = new Map<string, { text: string; script: vm.Script }>()
function compiled(file: string, path: string): vm.Script {
  const text = readFileSync(file, 'utf8')
  const known = scripts.get(file)
  if (known?.text === text) return known.script
  const source = `(function (require, module, exports, ${COMPUTED_WITH.join(', ')}) {${text}\n})`
  const script = new vm.Script(source, { filename: `package:${path}.js` })
  scripts.set(file, { text, script })
  return script
}

type Timer = ReturnType<typeof setTimeout>

export class Realm {
  private readonly context: vm.Context
  private readonly modules = new Map<string, { exports: unknown }>()
  private readonly timers = new Set<Timer>()
  /** What the scripts threw with nobody to catch it: the host writes it to its log and goes on. */
  readonly errors: unknown[] = []

  /** `globals` are what this host gives beside timers and a console. */
  constructor(
    private readonly root: string,
    globals: Record<string, unknown>,
  ) {
    const repeat = (start: (act: () => void, ms?: number) => Timer) => {
      return (act: unknown, ms?: number, ...rest: unknown[]) => {
        // A text here would be turned into code; no host takes one.
        if (typeof act !== 'function') throw new TypeError('timers take functions only')
        const timer = start(() => this.guard(() => void (act as (...given: unknown[]) => unknown)(...rest)), ms)
        this.timers.add(timer)
        return Number(timer)
      }
    }
    const stop = (id?: number) => {
      for (const timer of this.timers) if (Number(timer) === id) this.drop(timer)
    }
    this.context = vm.createContext(
      {
        ...globals,
        console: { log: () => {}, info: () => {}, debug: () => {}, warn: () => {}, error: this.heard },
        setTimeout: repeat(setTimeout),
        setInterval: repeat(setInterval),
        clearTimeout: stop,
        clearInterval: stop,
      },
      // What `eval` and `new Function` need is refused by WeChat and DingTalk alike.
      { codeGeneration: { strings: false, wasm: false } },
    )
    vm.runInContext([FUNCTION, ...newer.value.map(forget)].join('\n'), this.context)
  }

  /** Lines written to `console.error`: Taro and React tell there what went wrong. */
  readonly complaints: string[] = []
  private readonly heard = (...said: unknown[]) => void this.complaints.push(said.map(String).join(' '))

  /** Runs what the host calls; what it throws is kept, as a host's log would. */
  guard(act: () => void): void {
    // An answer that comes after the app was swiped away reaches nobody.
    if (this.isClosed) return
    try {
      act()
    } catch (error) {
      this.errors.push(error)
    }
  }

  /** The module of a path inside the package, without `.js`; run once. */
  require(path: string): unknown {
    const known = this.modules.get(path)
    if (known) return known.exports
    const file = join(this.root, `${path}.js`)
    const module = { exports: {} as unknown }
    this.modules.set(path, module)
    const run = compiled(file, path).runInContext(this.context) as (...given: unknown[]) => void
    const inner = (wanted: string) => this.require(join(dirname(path), wanted.replace(/\.js$/, '')))
    const given = vm.runInContext(`[${COMPUTED_WITH.join(', ')}]`, this.context) as unknown[]
    run(inner, module, module.exports, ...given)
    return module.exports
  }

  /** A value of this world: objects from outside fail a library's `instanceof` and `constructor` checks. */
  revive(value: unknown): unknown {
    if (value === undefined) return undefined
    return vm.runInContext(`JSON.parse(${JSON.stringify(JSON.stringify(value))})`, this.context)
  }

  private isClosed = false

  /** The app is closed: nothing of it runs any more. */
  close(): void {
    this.isClosed = true
    for (const timer of this.timers) this.drop(timer)
  }

  private drop(timer: Timer): void {
    clearTimeout(timer)
    this.timers.delete(timer)
  }
}
