import { complainWords } from '../../../types/words/complain'

export default definePageConfig({ navigationBarTitleText: complainWords.title })
