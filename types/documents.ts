/** Room: documents. What is written from a founding, and the plain structure that a page shows and a file is made from. */

/** Later ones come at the end, none is ever renamed. */
export const documentKinds = [
  'request',
  'reply',
  'election-report',
  'election-reply',
  'certificate',
  'register-sheet',
] as const
export type DocumentKind = (typeof documentKinds)[number]
/** What the enterprise itself writes and sends. */
export const ownDocumentKinds = ['request', 'election-report'] as const satisfies readonly DocumentKind[]
export type OwnDocumentKind = (typeof ownDocumentKinds)[number]

/** What a paragraph is in an official document; names of GB/T 9704-2012, chapter 7. */
export const paragraphRoles = [
  /** 发文机关标志: the red name at the head. */
  'mark',
  /** 发文字号 below the red name. */
  'number',
  /** A number where there is no head: below the title. */
  'own-number',
  'title',
  'addressee',
  'body',
  /** 附件说明. */
  'attachment',
  'signature',
  'date',
  /** 附注: whom to call about a request. */
  'note',
  /** 附件: begins a page of its own. */
  'attachment-label',
  'attachment-title',
  /** 抄送. */
  'copy-to',
  /** 印发机关和印发日期. */
  'issued',
] as const
export type ParagraphRole = (typeof paragraphRoles)[number]

export interface DocumentParagraph {
  role: ParagraphRole
  text: string
  /** Printed before the text in the type of headings: 一、企业基本情况。 */
  lead?: string
  /** Only of a title: the text in lines as it is set, broken between words. */
  lines?: string[]
  /** Only of `issued`: what stands at the right edge. */
  right?: string
}

export interface DocumentCell {
  text: string
  /** Names what stands beside or below it. */
  label?: boolean
  /** How many columns it takes; 1 where absent. */
  span?: number
  /** Room for a seal. */
  seal?: boolean
}

export interface DocumentTable {
  role: 'table'
  /** Widths of the columns in parts of the whole. */
  widths: number[]
  /** Whether the first row is repeated on every page. */
  header: boolean
  rows: DocumentCell[][]
}

export type DocumentBlock = DocumentParagraph | DocumentTable

/** A document as a page shows it: everything that is in the file, nothing of how it is set. */
export interface DocumentContent {
  kind: DocumentKind
  /** Of the file and of its properties: the title in one line. */
  title: string
  blocks: DocumentBlock[]
}
