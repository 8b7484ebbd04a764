import { fieldVisitWords } from '../../../types/words/field-visit'

export default definePageConfig({ navigationBarTitleText: fieldVisitWords.title })
