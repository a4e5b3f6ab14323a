import { SafetyOutlined } from '@ant-design/icons'
import { t } from '../words/catalogue'

/** Why one may answer freely, in a sentence. */
export function Apart({ smallest, slip = false }: { smallest: number; slip?: boolean }) {
  return <p className="note survey-apart"><SafetyOutlined aria-hidden /> <span>{t(slip ? 'surveys.apart_slip' : 'surveys.apart', { n: smallest })}</span></p>
}
