import { newCampaignWords } from '../../../types/words/campaign-new'

export default definePageConfig({ navigationBarTitleText: newCampaignWords.title })
