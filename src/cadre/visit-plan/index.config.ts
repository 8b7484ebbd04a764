import { visitPlanWords } from '../../../types/words/visit-desk'

export default definePageConfig({ navigationBarTitleText: visitPlanWords.title })
