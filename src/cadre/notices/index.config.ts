import { noticePageWords } from '../../../types/words/queue-pages'

export default definePageConfig({ navigationBarTitleText: noticePageWords.title })
