import { Button } from 'antd'
import { plus } from '../calendar/year'
import { DateField } from '../kinds/DateField'
import { Asked } from '../kinds/FormDrawer'
import { PersonPicker } from '../kinds/PersonPicker'
import { useSession } from '../shell/session'
import { t } from '../words/catalogue'
import { Chips } from './Chips'
import type { Fields } from './RecordFields'

/** With whom: asked only where it is not known already. The day is today unless said otherwise. */
export function WhoAndWhen({ value, change, problem, known, post, forget, setWrong }: Fields & { known: boolean; post: string; forget: (() => void) | null; setWrong: (wrong: boolean) => void }) {
  const { today } = useSession()
  const days = [['today', today], ['yesterday', plus(today, -1)], ['before', plus(today, -2)]].map(([word, day]) => ({ value: day ?? '', label: t(`talks.day.${word}`) }))
  return (
    <>
      {known
        ? (
          <div className="known-person" data-field="person">
            <span><strong>{value.name}</strong> <span className="quiet">{post}</span>{problem?.field === 'person' && <span className="field-error" role="alert"><br />{problem.message}</span>}</span>
            {forget && <Button type="link" onClick={forget}>{t('talks.other_person')}</Button>}
          </div>
        )
        : (
          <div data-field="person">
            <Asked label={t('talks.field.person')} name="person" problem={problem} {...(post ? { hint: post } : {})}>
              <PersonPicker autoFocus value={value.person} name={value.name} onChange={(person, name) => change({ person, name: name ?? '', settled: [] })} />
            </Asked>
          </div>
        )}
      <div data-field="held_on" className="asked">
        <Asked label={t('talks.field.held_on')} name="held_on" problem={problem?.code === 'refusal.talk_twice' ? null : problem}><DateField whole value={value.held_on} onChange={(held_on) => change({ held_on })} onWrong={setWrong} /></Asked>
        <Chips label={t('talks.days')} value={value.held_on} options={days} choose={(held_on) => change({ held_on })} />
      </div>
    </>
  )
}
