import { fieldOutboxWords } from '../../../types/words/field-pages'

export default definePageConfig({ navigationBarTitleText: fieldOutboxWords.title })
