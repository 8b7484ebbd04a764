/**
 * The page as the host would draw it, for a browser that can measure: the elements of the executed app and the style sheets of the
 * build. Elements keep the host's names, so that its selectors hold; what a host styles by itself stands first.
 */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Dist } from './dist'
import type { Shown } from './tree'

const kinds = { weapp: 'wxss', dd: 'acss' } as const

/** The host's own styles, as far as they bear on size and colour. Source: developers.weixin.qq.com, button; Taro's templates name no other. */
const HOST = `
  body { margin: 0 }
  view, page, scroll-view { display: block }
  text, label { display: inline }
  image { display: inline-block; width: 320px; height: 240px }
  button { position: relative; display: block; margin: 0 auto; padding: 0 14px; box-sizing: border-box; border: 0; font: inherit;
    font-size: 18px; text-align: center; line-height: 2.55555556; border-radius: 5px; color: #000; background-color: #f8f8f8 }
  input, textarea { display: block; border: 0; padding: 0; font: inherit; background: none; width: 100% }`

const escape = (text: string) =>
  text.replace(/[&<>"]/g, (one) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[one] ?? one)

/** A sheet with those that it imports. */
function readSheet(file: string): string {
  if (!existsSync(file)) return ''
  return readFileSync(file, 'utf8').replace(/@import\s+(?:url\()?["']?([^"');]+)["']?\)?;?/g, (_, named: string) =>
    readSheet(join(dirname(file), named)),
  )
}

/** Without `rpx` a sheet means the same in a browser. */
export function sheetsOf({ face, root }: Dist, page: string): string {
  const kind = kinds[face]
  const text = [join(root, `app.${kind}`), join(root, `${page}.${kind}`)].map(readSheet).join('\n')
  if (/\d rpx|\drpx/.test(text)) throw new Error(`${page}: the drawing knows no rpx`)
  return text
}

function draw({ tag, id, attributes, text, children }: Shown): string {
  const told = Object.entries(attributes)
    .filter(([, value]) => typeof value === 'string' || typeof value === 'number')
    .map(([name, value]) => ` ${name}="${escape(String(value))}"`)
  const open = `<${tag} id="${escape(id)}"${told.join('')}>`
  if (tag === 'input') return open
  return `${open}${escape(text)}${children.map(draw).join('')}</${tag}>`
}

/** A whole document of a page. @param roots the elements that lie in no other */
export function drawPage(dist: Dist, page: string, roots: readonly Shown[]): string {
  const sheets = `${HOST}\n${sheetsOf(dist, page)}`
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${page}</title><style>${sheets}</style></head><body><page>${roots.map(draw).join('')}</page></body></html>`
}
