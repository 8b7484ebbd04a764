import { fieldScanWords } from '../../../types/words/field-scan'

export default definePageConfig({ navigationBarTitleText: fieldScanWords.title })
