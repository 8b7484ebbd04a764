/** The notice that an applicant agrees to: what it says today, and whether what was agreed to covers what is given. */
import { createHash } from 'node:crypto'
import type { Notice, OfferedBody } from '../../types/city'
import type { Body } from '../../types/intake'
import { currentNotice, noticeTexts, recipientWords, stillCovering } from '../../types/words/notice'
import { Failure } from '../platform/failure'

/** Which recipients a notice names is part of its version: another office is another notice. */
const versionFor = (offered: readonly OfferedBody[]) =>
  offered.length === 0
    ? currentNotice
    : `${currentNotice}+${createHash('sha256').update(JSON.stringify(offered)).digest('hex').slice(0, 8)}`

/** The notice in force, with the offices that receive the data of what else is asked for. */
export function getNotice(offered: readonly OfferedBody[]): Notice {
  const { title, summary, sections } = noticeTexts[currentNotice]
  const recipients = offered.map(({ name, recipient }) => recipientWords.paragraph(name, recipient))
  return {
    version: versionFor(offered),
    title,
    summary: [...summary],
    sections: [
      ...sections.map(({ heading, paragraphs }) => ({ heading, paragraphs: [...paragraphs] })),
      ...(recipients.length === 0 ? [] : [{ heading: recipientWords.heading, paragraphs: recipients }]),
    ],
  }
}

/** A version as this file makes it: the text's day, and a digest of the recipients where there are any. */
const WITH_RECIPIENTS = /^\d{4}-\d{2}-\d{2}(\+[0-9a-f]{8})?$/

/**
 * Whether what was agreed to covers what is given. An earlier notice covers a submission that gives nothing beyond it.
 * @throws Failure noticeOutdated
 */
export function mustCover(
  version: string,
  given: { offered: readonly OfferedBody[]; asked: readonly Body[]; hasLicence: boolean },
): void {
  if (version === versionFor(given.offered)) return
  const isPlain = given.asked.length === 0
  // Opened before the recipients changed: nothing goes to them.
  if (isPlain && WITH_RECIPIENTS.test(version) && version.split('+')[0] === currentNotice) return
  if (isPlain && !given.hasLicence && stillCovering.includes(version)) return
  throw new Failure('noticeOutdated')
}
