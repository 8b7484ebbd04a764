/** Taro's templates, read from the build: which element stands for a node, under which names its values go, what it listens to. */

export interface Drawn {
  tag: string
  /** An attribute's name, and where its value lies in the node: `placeholder` → `p13`. */
  attributes: ReadonlyMap<string, string>
  /** Events in lower case that reach the app from this element. */
  listens: ReadonlySet<string>
  /** Events that go no further. */
  catches: ReadonlySet<string>
}

/** A node of the data as Taro sets it: `nn` names the template, `cn` holds the children, `v` a text. */
export interface DataNode {
  nn?: string
  sid?: string
  uid?: string
  v?: string
  cn?: DataNode[] | Record<string, DataNode>
  [value: string]: unknown
}

const TEMPLATE = /<template name="(tmpl_0_[^"]+)">([\s\S]*?)\n<\/template>/g
const EVENT = /^(bind|catch|on|capture-bind)(\w+)$/

function readElement(body: string): Drawn | undefined {
  const first = /<([a-z][\w-]*)([^>]*)>/.exec(body.replace(/="[^"]*"/g, (value) => value.replace(/>/g, '&gt;')))
  if (!first?.[1] || first[2] === undefined) return undefined
  const attributes = new Map<string, string>()
  const listens = new Set<string>()
  const catches = new Set<string>()
  for (const [, name = '', value = ''] of first[2].matchAll(/([\w-]+)="([^"]*)"/g)) {
    const event = EVENT.exec(name)
    if (value === 'eh' && event?.[2]) {
      listens.add(event[2].toLowerCase())
      if (event[1] === 'catch') catches.add(event[2].toLowerCase())
    } else {
      const key = /\bi\.(\w+)/.exec(value)?.[1]
      if (key) attributes.set(name, key)
    }
  }
  return { tag: first[1], attributes, listens, catches }
}

/** By their text: read once, however many phones draw by them. */
const readers = new Map<string, (node: DataNode) => Drawn>()

/** How each node is drawn; throws for a node that no template draws: on a phone it would be invisible. */
export function readTemplates(source: string): (node: DataNode) => Drawn {
  const reader = readers.get(source) ?? readerOf(source)
  readers.set(source, reader)
  return reader
}

function readerOf(source: string): (node: DataNode) => Drawn {
  const bodies = new Map([...source.matchAll(TEMPLATE)].map(([, name = '', body = '']) => [name, body]))
  const known = new Map<string, Drawn>()
  return (node) => {
    const named = `tmpl_0_${node.nn ?? ''}`
    let body = bodies.get(named)
    // Inputs have one template with focus and one without; `xs.c` of the build's utils picks.
    const name = body?.includes('xs.c(i,') ? `${named}_${node.focus === undefined ? 'blur' : 'focus'}` : named
    const before = known.get(name)
    if (before) return before
    body = bodies.get(name)
    const drawn = body === undefined ? undefined : readElement(body)
    if (!drawn) throw new Error(`no template draws the node ${JSON.stringify(node).slice(0, 200)}`)
    known.set(name, drawn)
    return drawn
  }
}
