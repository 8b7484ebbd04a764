import { poolPageWords } from '../../../types/words/pool-pages'

export default definePageConfig({ navigationBarTitleText: poolPageWords.title })
