import { reviewWords } from '../../../types/words/review-pages'

export default definePageConfig({ navigationBarTitleText: reviewWords.title })
