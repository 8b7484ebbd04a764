/** A workbook (.xlsx): its worksheets by name, as streams of rows. Standard: ECMA-376 part 1, SpreadsheetML. */
import type { FileHandle } from 'node:fs/promises'
import { posix } from 'node:path'
import { tableWords } from '../../../types/words/pool'
import { FILE_RULES } from './rules'
import { findMerges, readSheet } from './sheet'
import { UnreadableTable, type Sheet } from './table'
import { readXml } from './xml'
import { Archive } from './zip'

/** Where a workbook has its parts, unless its relationships say otherwise. */
const WORKBOOK = 'xl/workbook.xml'

export interface Workbook {
  sheets: Sheet[]
  progress: () => number
}

/** Opens a workbook. Its texts are read once, with the first row of the first sheet. Throws UnreadableTable. */
export async function openWorkbook(handle: FileHandle, bytes: number): Promise<Workbook> {
  const archive = await Archive.open(handle, bytes)
  const held = (name: string) => archive.read(name, FILE_RULES.held.value)
  const main = archive.has('_rels/.rels')
    ? (await readRelations(held('_rels/.rels'), '')).find(({ type }) => type.endsWith('/officeDocument'))?.target
    : undefined
  const path = main ?? WORKBOOK
  // Other office documents are archives, too: texts, slides, binary workbooks (.xlsb), OpenDocument (.ods).
  if (!archive.has(path) || !/workbook[^/]*\.xml$/.test(path)) throw new UnreadableTable(tableWords.otherArchive)
  const named: { name: string; relation: string }[] = []
  await readXml(held(path), {
    open: (name, attributes) => {
      if (name === 'sheet') named.push({ name: attributes.name ?? '', relation: relationOf(attributes) })
    },
  })
  const relations = await readRelations(
    held(posix.join(posix.dirname(path), '_rels', `${posix.basename(path)}.rels`)),
    posix.dirname(path),
  )
  const texts = relations.find(({ type }) => type.endsWith('/sharedStrings'))?.target
  let shared: Promise<string[]> | undefined
  const readShared = () => (shared ??= texts === undefined ? Promise.resolve([]) : readTexts(held(texts)))

  const reading = { done: 0, all: 1 }
  const counted = async function* (chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      reading.done += chunk.length
      yield chunk
    }
  }
  const sheets = named.flatMap(({ name, relation }): Sheet[] => {
    const part = relations.find(({ id, type }) => id === relation && type.endsWith('/worksheet'))?.target
    if (part === undefined || !archive.has(part)) return []
    const open = () => archive.read(part, FILE_RULES.unfolded.value)
    return [
      {
        name,
        rows: async function* () {
          const [strings, merges] = [await readShared(), await findMerges(open())]
          Object.assign(reading, { done: 0, all: Math.max(1, archive.sizeOf(part)) })
          yield* readSheet(counted(open()), strings, merges)
        },
      },
    ]
  })
  if (sheets.length === 0) throw new UnreadableTable(tableWords.noSheet)
  return { sheets, progress: () => Math.min(1, reading.done / reading.all) }
}

interface Relation {
  id: string
  type: string
  target: string
}

/** The id of a relation, whatever the prefix of its name. */
const relationOf = (attributes: Readonly<Record<string, string>>) =>
  Object.entries(attributes).find(([name]) => name.endsWith(':id'))?.[1] ?? ''

async function readRelations(chunks: AsyncIterable<Buffer>, folder: string): Promise<Relation[]> {
  const relations: Relation[] = []
  await readXml(chunks, {
    open: (name, { Id = '', Type = '', Target = '' }) => {
      if (name !== 'Relationship') return
      const target = Target.startsWith('/') ? Target.slice(1) : posix.join(folder, Target)
      relations.push({ id: Id, type: Type, target })
    },
  })
  return relations
}

/** The texts that cells refer to by number; of rich text all runs, without the reading aids (rPh). */
async function readTexts(chunks: AsyncIterable<Buffer>): Promise<string[]> {
  const texts: string[] = []
  let current = ''
  let isText = false
  let aside = false
  await readXml(chunks, {
    open: (name) => {
      if (name === 'si') current = ''
      else if (name === 'rPh') aside = true
      else if (name === 't') isText = !aside
    },
    text: (text) => {
      if (isText) current += text
    },
    close: (name) => {
      if (name === 't') isText = false
      else if (name === 'rPh') aside = false
      else if (name === 'si') texts.push(current)
    },
  })
  return texts
}
