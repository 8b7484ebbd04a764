import { posterPageWords } from '../../../types/words/poster-pages'

export default definePageConfig({ navigationBarTitleText: posterPageWords.title })
