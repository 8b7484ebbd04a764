/** A content as a Word document (.docx, ECMA-376). The same content gives the same bytes. */
import { Document, Packer, Paragraph, type Table } from 'docx'
import type { DocumentBlock, DocumentContent, DocumentParagraph } from '../../../types/documents'
import { fontSubstitutes } from '../rules'
import { repack } from './archive'
import { section, styles } from './page'
import { exactly, setParagraph, type Place } from './paragraphs'
import { setColophon, setSignatures, setTable } from './tables'

const isParagraph = (block: DocumentBlock): block is DocumentParagraph => block.role !== 'table'
const isColophon = ({ role }: DocumentBlock) => role === 'copy-to' || role === 'issued'

function children(blocks: readonly DocumentBlock[]): (Paragraph | Table)[] {
  const paragraphs = blocks.filter(isParagraph)
  const signatures = paragraphs.filter(({ role }) => role === 'signature').map(({ text }) => text)
  const date = paragraphs.find(({ role }) => role === 'date')?.text ?? ''
  const colophon = paragraphs.filter(isColophon)
  const hasHead = paragraphs.some(({ role }) => role === 'mark')
  const set: (Paragraph | Table)[] = []
  let before: Place['before']
  for (const [index, block] of blocks.entries()) {
    if (isColophon(block)) continue
    if (block.role === 'table') set.push(setTable(block))
    else if (block.role === 'signature' && signatures.length > 1) {
      if (before !== 'signature') set.push(new Paragraph({ spacing: exactly() }), setSignatures(signatures))
    } else {
      // The date stands centred below one signature; below several it keeps its own place.
      const signature = signatures.length === 1 ? signatures[0]! : ''
      // A table at the foot of the page hangs on the paragraph that follows it: the date, which is on the last page.
      if (block.role === 'date' && colophon.length > 0) set.push(setColophon(colophon))
      set.push(setParagraph(block, { date, signature, hasHead, before, after: blocks[index + 1]?.role }))
    }
    before = block.role
  }
  return set
}

/** The fonts by name, each with what stands in for it. */
const fontTable = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${Object.entries(
  fontSubstitutes.names,
)
  .map(
    ([name, other]) =>
      `<w:font w:name="${name}"><w:altName w:val="${other}"/><w:charset w:val="86"/><w:family w:val="auto"/></w:font>`,
  )
  .join('')}</w:fonts>`

/** The library writes the hour of its run; the file says the day of the document instead. */
const withDay = (day: string) => (xml: string) =>
  xml.replace(/(<dcterms:(created|modified)[^>]*>)[^<]*(<)/g, `$1${day}T00:00:00Z$3`)

/** No blanks of the reader's own between Chinese and Latin: they break the pitch. The library cannot say it of all paragraphs. */
const withoutBlanks = (xml: string) =>
  xml.replace(
    '<w:name w:val="Normal"/><w:qFormat/>',
    '$&<w:pPr><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/></w:pPr>',
  )

/** @param day of the document, YYYY-MM-DD: the file's own date */
export async function renderDocx(content: DocumentContent, day: string): Promise<Buffer> {
  const document = new Document({
    title: content.title,
    creator: '',
    lastModifiedBy: '',
    styles,
    evenAndOddHeaderAndFooters: true,
    sections: [{ ...section(), children: children(content.blocks) }],
  })
  return repack(await Packer.toBuffer(document), {
    'word/fontTable.xml': () => fontTable,
    'word/styles.xml': withoutBlanks,
    'docProps/core.xml': withDay(day),
  })
}
