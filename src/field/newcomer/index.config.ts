import { fieldNewcomerWords } from '../../../types/words/field-visit'

export default definePageConfig({ navigationBarTitleText: fieldNewcomerWords.title })
