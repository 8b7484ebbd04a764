/** Our messages to one person as work notices: a card whose button opens the page. */
import { sayMoment } from '../../../types/words/dates'
import { noticeWords } from '../../../types/words/channels'
import { statusTemplates, type StatusChannel, type StatusMessage } from '../channels/port'
import type { NoticeContent, WorkNotices } from './port'

export const createDingtalkMessages = (notices: WorkNotices): StatusChannel => ({
  name: notices.name,
  templates: statusTemplates,
  send: (message) => notices.send({ to: [message.to], content: cardOf(message) }),
})

/** The time stands in it, too: DingTalk gives nobody the same content twice a day. */
function cardOf({ template, values, page }: StatusMessage): NoticeContent {
  const subject = 'number' in values ? values.number : values.enterprise
  const title = noticeWords.title[template]
  const text = noticeWords.text(title, subject, values.state, sayMoment(values.at.toISOString()))
  return { kind: 'card', title, text, button: noticeWords.button, page }
}
