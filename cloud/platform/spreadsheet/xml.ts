/** Reads the XML of a workbook's parts as a stream: nothing is kept but what the handlers keep, and no entity is expanded. */
import { SaxesParser } from 'saxes'
import { tableWords } from '../../../types/words/pool'
import { FILE_RULES } from './rules'
import { UnreadableTable } from './table'

/** Names come without their prefix: some writers put one before every element. */
export interface XmlHandlers {
  open?: (name: string, attributes: Readonly<Record<string, string>>) => void
  text?: (text: string) => void
  close?: (name: string) => void
}

const local = (name: string) => {
  const at = name.indexOf(':')
  return at < 0 ? name : name.slice(at + 1)
}

/** Parses the chunks; gives control back after each of them. Throws UnreadableTable. */
export async function* parseXml(
  chunks: AsyncIterable<Buffer>,
  { open, text, close }: XmlHandlers,
): AsyncGenerator<void> {
  const parser = new SaxesParser({ xmlns: false, position: false })
  parser.on('error', (cause) => {
    throw new UnreadableTable(tableWords.damaged, { cause })
  })
  // A document type is how entities are defined: no workbook has one.
  parser.on('doctype', () => {
    throw new UnreadableTable(tableWords.damaged)
  })
  if (open !== undefined) parser.on('opentag', (tag) => open(local(tag.name), tag.attributes))
  if (text !== undefined) parser.on('text', text)
  if (close !== undefined) parser.on('closetag', (tag) => close(local(tag.name)))
  const decoder = new TextDecoder()
  let sinceTag = 0
  for await (const chunk of chunks) {
    const part = decoder.decode(chunk, { stream: true })
    const at = part.lastIndexOf('<')
    sinceTag = at < 0 ? sinceTag + part.length : part.length - at
    // The parser holds a text or a tag until it ends: one that does not end is no cell.
    if (sinceTag > FILE_RULES.text.value) throw new UnreadableTable(tableWords.damaged)
    parser.write(part)
    yield
  }
  parser.write(decoder.decode())
  parser.close()
}

/** Parses a part to its end. */
export async function readXml(chunks: AsyncIterable<Buffer>, handlers: XmlHandlers): Promise<void> {
  const parsing = parseXml(chunks, handlers)
  while ((await parsing.next()).done !== true);
}
