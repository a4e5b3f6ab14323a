import { Button, Input } from 'antd'
import { Asked } from '../kinds/FormDrawer'
import { PersonPicker } from '../kinds/PersonPicker'
import { t } from '../words/catalogue'
import type { Speech } from './discussion'

type Props = { at: number; value: Speech; focus: boolean; change: (next: Partial<Speech>) => void; remove: () => void; wrong: string | undefined }

/** Who spoke, found by name or written where they have no file, and in one line what they said. */
export function SpeechRow({ at, value, focus, change, remove, wrong }: Props) {
  const known = value.by === 'person'
  return (
    <fieldset className="raised-card speech">
      <div className="raised-head">
        <h2>{t('discussions.speech', { n: at + 1 })}</h2>
        <Button type="text" onClick={remove} aria-label={t('discussions.remove_which', { n: at + 1 })}>{t('discussions.remove')}</Button>
      </div>
      <div className="asked">
        {known
          ? <Asked label={t('discussions.field.speaker')}><PersonPicker autoFocus={focus} value={value.person} name={value.name} onChange={(person, name) => change({ person, name: name ?? '' })} /></Asked>
          : <Asked label={t('discussions.field.guest')}><Input autoFocus={focus} value={value.guest} maxLength={60} onChange={(event) => change({ guest: event.target.value })} /></Asked>}
        <button type="button" className="link small" onClick={() => change({ by: known ? 'guest' : 'person' })}>{t(known ? 'discussions.by_guest' : 'discussions.by_person')}</button>
      </div>
      <Asked label={t('discussions.field.text')}><Input.TextArea className="low" rows={1} maxLength={1000} value={value.text} placeholder={t('discussions.text_like')} onChange={(event) => change({ text: event.target.value })} /></Asked>
      {wrong && <p className="field-error" role="alert">{wrong}</p>}
    </fieldset>
  )
}
