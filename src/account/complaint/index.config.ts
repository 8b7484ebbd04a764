import { complaintWords } from '../../../types/words/complain'

export default definePageConfig({ navigationBarTitleText: complaintWords.title })
