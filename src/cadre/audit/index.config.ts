import { auditWords } from '../../../types/words/audit'

export default definePageConfig({ navigationBarTitleText: auditWords.title })
