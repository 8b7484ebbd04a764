/** What a page shows: the elements that its data and the templates make, as a person would find them. */
import type { DataNode, Drawn } from './templates'

export interface Shown {
  tag: string
  /** The `id` in the page's source; Taro's own number where it has none. */
  id: string
  sid: string
  attributes: Record<string, unknown>
  listens: ReadonlySet<string>
  catches: ReadonlySet<string>
  text: string
  children: Shown[]
  parent: Shown | undefined
}

const PATH = /[^.[\]]+/g

/** Applies one path of a setData, `root.cn.[0].v`, the way the hosts do. */
export function putAt(data: Record<string, unknown>, path: string, value: unknown): void {
  const steps = path.match(PATH) ?? []
  const last = steps.pop()
  if (last === undefined) return
  let at = data
  steps.forEach((step, i) => {
    const next = at[step]
    if (typeof next === 'object' && next !== null) {
      at = next as Record<string, unknown>
      return
    }
    const made = /^\d+$/.test(steps[i + 1] ?? last) ? [] : {}
    at[step] = made
    at = made
  })
  at[last] = value
}

function show(node: DataNode, draw: (node: DataNode) => Drawn, parent: Shown | undefined): Shown {
  const { tag, attributes, listens, catches } = draw(node)
  const sid = node.sid ?? ''
  const values: Record<string, unknown> = {}
  for (const [name, key] of attributes) if (node[key] !== undefined) values[name] = node[key]
  const shown: Shown = {
    tag,
    id: node.uid ?? sid,
    sid,
    attributes: values,
    listens,
    catches,
    text: node.v ?? '',
    children: [],
    parent,
  }
  shown.children = Object.values(node.cn ?? {}).map((child) => show(child, draw, shown))
  return shown
}

/** All elements of a page in their order. */
export function elementsOf(data: Record<string, unknown>, draw: (node: DataNode) => Drawn): Shown[] {
  const root = data.root as DataNode | undefined
  const all: Shown[] = []
  const collect = (shown: Shown) => {
    all.push(shown)
    shown.children.forEach(collect)
  }
  for (const node of Object.values(root?.cn ?? {})) collect(show(node, draw, undefined))
  return all
}

/** The text of an element and all in it. */
export function textOf(shown: Shown): string {
  return shown.text + shown.children.map(textOf).join('')
}
