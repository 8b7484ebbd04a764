import { fieldApplicationWords } from '../../../types/words/field-visit'

export default definePageConfig({ navigationBarTitleText: fieldApplicationWords.title })
