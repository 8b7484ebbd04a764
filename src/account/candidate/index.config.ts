import { candidateWords } from '../../../types/words/founding-own'

export default definePageConfig({ navigationBarTitleText: candidateWords.title })
