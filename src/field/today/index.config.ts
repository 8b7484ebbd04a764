import { fieldTodayWords } from '../../../types/words/field-pages'

export default definePageConfig({ navigationBarTitleText: fieldTodayWords.title })
