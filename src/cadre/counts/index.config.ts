import { countWords } from '../../../types/words/counts'

export default definePageConfig({ navigationBarTitleText: countWords.title })
