import { Button } from 'antd'
import type { Problem } from '../api/problem'
import { plus } from '../calendar/year'
import { DateField } from '../kinds/DateField'
import { Asked } from '../kinds/FormDrawer'
import { useSession } from '../shell/session'
import { t } from '../words/catalogue'
import { PAUSE_MOST } from './deeds'

type Props = { value: string | null; change: (until: string | null) => void; problem: Problem | null; setWrong: (wrong: boolean) => void }

/** A day to come, typed or chosen by how many days it is off. */
export function PauseUntil({ value, change, problem, setWrong }: Props) {
  const { today } = useSession()
  return (
    <div>
      <Asked label={t('problems.field.until')} name="until" problem={problem} hint={t('problems.until_hint', { n: PAUSE_MOST, last: plus(today, PAUSE_MOST) })}>
        <DateField whole value={value} onChange={change} onWrong={setWrong} />
      </Asked>
      <div className="row tight">{[7, 15, 30, PAUSE_MOST].map((n) => <Button key={n} size="small" onClick={() => change(plus(today, n))}>{t('problems.days', { n })}</Button>)}</div>
    </div>
  )
}
