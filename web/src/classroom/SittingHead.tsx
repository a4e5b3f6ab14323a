import { Button } from 'antd'
import type { SittingShown, TestAnswer } from '../api/types'
import { t } from '../words/catalogue'
import { isAnswered } from './sitting'
import { SittingClock } from './SittingClock'
import type { Saving } from './useAnswers'

type Props = { page: SittingShown; answers: Record<number, TestAnswer | null>; left: number | null; state: Saving; savedAt: string | null; open: boolean; toggle: () => void }

/** What stays in sight: the time that is left, how much is answered, whether it is saved. */
export function SittingHead({ page, answers, left, state, savedAt, open, toggle }: Props) {
  const answered = page.asked.filter(({ place }) => isAnswered(answers[place])).length
  const saved = state === 'away' ? t('sitting.away') : state === 'saving' ? t('sitting.saving') : savedAt ? t('sitting.saved_at', { at: savedAt.slice(11, 16) }) : t('sitting.saves_itself')
  return (
    <div className="sitting-head">
      {left !== null && <SittingClock left={left} />}
      <span className="sitting-answered">{t('sitting.answered', { n: answered, of: page.asked.length })}</span>
      <span className={`sitting-saved small ${state}`} role={state === 'away' ? 'alert' : undefined}><span aria-hidden>{state === 'away' ? '△' : state === 'saving' ? '◌' : '✓'}</span> {saved}</span>
      <Button className="sitting-map-open" aria-expanded={open} aria-controls="sitting-map" onClick={toggle}>{t('sitting.map')}</Button>
    </div>
  )
}
