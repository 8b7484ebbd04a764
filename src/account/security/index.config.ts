import { securityWords } from '../../../types/words/accounts'

export default definePageConfig({ navigationBarTitleText: securityWords.title })
