import { fieldDayWords } from '../../../types/words/field-pages'

export default definePageConfig({ navigationBarTitleText: fieldDayWords.title })
