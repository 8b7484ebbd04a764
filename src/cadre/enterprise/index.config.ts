import { enterprisePageWords } from '../../../types/words/pool-pages'

export default definePageConfig({ navigationBarTitleText: enterprisePageWords.title })
