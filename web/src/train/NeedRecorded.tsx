import { Button } from 'antd'
import { PathLink } from '../kinds/PathLink'
import { useGo } from '../shell/address'
import { paths } from '../shell/paths'
import { t } from '../words/catalogue'
import { counted } from './amounts'
import { recordedWords } from './needRows'

type Props = { asked: number; gaps: number[]; title: string }

/** How many gaps are new, and the way on to a class for them. */
export function NeedRecorded({ asked, gaps, title }: Props) {
  const go = useGo()
  return (
    <div className="note need-recorded" role="status">
      <span className="grow">{recordedWords(asked, gaps.length)} <PathLink className="underlined" to={`${paths.gaps()}?field=${encodeURIComponent(title)}`}>{t('cneeds.to_gaps')}</PathLink></span>
      {gaps.length > 0 && <Button type="primary" onClick={() => go(paths.newProposal(gaps))}>{counted('cneeds.propose', gaps.length)}</Button>}
    </div>
  )
}
