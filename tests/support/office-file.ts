/** What stands in an office file: its parts, checked to be XML, and the text of its document. */
import { strFromU8, unzipSync } from 'fflate'
import { SaxesParser } from 'saxes'

/** Throws where a part that says it is XML is none. */
export function partsOf(bytes: Uint8Array): Record<string, string> {
  const parts = Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([path, part]) => [path, strFromU8(part)] as const),
  )
  for (const [path, xml] of Object.entries(parts)) {
    if (!/\.(xml|rels)$/.test(path)) continue
    const parser = new SaxesParser({ xmlns: true })
    parser.on('error', (error) => {
      throw new Error(`${path}: ${error.message}`)
    })
    parser.write(xml).close()
  }
  return parts
}

/** The text of each paragraph of word/document.xml, in order. */
export function paragraphsOf(bytes: Uint8Array): string[] {
  const texts: string[] = []
  let isText = false
  const parser = new SaxesParser({})
  parser.on('opentag', ({ name }) => {
    if (name === 'w:p') texts.push('')
    isText = name === 'w:t'
  })
  parser.on('text', (text) => {
    if (isText) texts.push(`${texts.pop() ?? ''}${text}`)
  })
  parser.on('closetag', () => (isText = false))
  parser.write(partsOf(bytes)['word/document.xml'] ?? '').close()
  return texts
}
