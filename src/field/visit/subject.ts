/** Which enterprise a page is about, as its address says it. Pure. */
import type { Subject } from '../../../types/field-records'
import type { ListedEnterprise } from '../../../types/fieldwork'
import type { Book } from '../../client/field/book'

type Params = Readonly<Record<string, string | undefined>>

const decode = (text: string | undefined): string => {
  try {
    return decodeURIComponent(text ?? '')
  } catch {
    return text ?? ''
  }
}

/** `e` of the pool, `c` a code, `i` an invitation, `r` a newcomer's record; undefined where the address names none. */
export function readSubject(params: Params): Subject | undefined {
  if (params.e) return { enterprise: decode(params.e) }
  if (params.c) return { uscc: decode(params.c) }
  if (params.i) return { invitation: decode(params.i) }
  if (params.r) return { newcomer: decode(params.r) }
  return undefined
}

/** The name that came along: of something that no list holds. */
export const readName = (params: Params): string => decode(params.n)
/** The code that came along with a newcomer's record. */
export const readCode = (params: Params): string => decode(params.code)

export function paramsOf(subject: Subject, name = '', code = ''): Record<string, string> {
  const more = { ...(name === '' ? {} : { n: name }), ...(code === '' ? {} : { code }) }
  if ('enterprise' in subject) return { e: subject.enterprise, ...more }
  if ('uscc' in subject) return { c: subject.uscc, ...more }
  if ('invitation' in subject) return { i: subject.invitation, ...more }
  return { r: subject.newcomer, ...more }
}

export const isSame = (a: Subject, b: Subject): boolean => JSON.stringify(a) === JSON.stringify(b)

/** What the list that was taken along says of it. */
export function findListed(subject: Subject, book: Book | undefined): ListedEnterprise | undefined {
  if (!book) return undefined
  if ('enterprise' in subject) return book.enterprise(subject.enterprise)
  return 'uscc' in subject ? book.byUscc(subject.uscc) : undefined
}

/** Where an owner's own form is, with the enterprise filled in: the invitation that was scanned, else by code, else by name. */
export function ownFormOf(origin: string, subject: Subject, { uscc, name }: { uscc: string; name: string }): string {
  if ('invitation' in subject) return `${origin}/i/${encodeURIComponent(subject.invitation)}`
  const known = uscc !== '' ? `?c=${encodeURIComponent(uscc)}` : name !== '' ? `?n=${encodeURIComponent(name)}` : ''
  return `${origin}/#/pages/apply/index${known}`
}
