import { LockOutlined } from '@ant-design/icons'
import { Input } from 'antd'
import { Asked } from '../kinds/FormDrawer'
import { t } from '../words/catalogue'

export const nobody = { name: '', reached_by: '' }
type Giver = typeof nobody

/** Who gave the comment, if they said so; it goes in here and comes out nowhere. */
export function CommentGiver({ value, change }: { value: Giver; change: (next: Giver) => void }) {
  return (
    <fieldset className="comment-giver">
      <legend>{t('comments.giver')} <span className="quiet">{t('form.optional')}</span></legend>
      <p className="small"><LockOutlined aria-hidden /> {t('comments.giver_sealed')}</p>
      <div className="pair">
        <Asked label={t('comments.field.giver_name')}><Input value={value.name} maxLength={40} autoComplete="off" onChange={(event) => change({ ...value, name: event.target.value })} /></Asked>
        <Asked label={t('comments.field.reached_by')} hint={value.reached_by && !value.name.trim() ? t('comments.giver_name_first') : undefined}><Input value={value.reached_by} maxLength={100} autoComplete="off" onChange={(event) => change({ ...value, reached_by: event.target.value })} /></Asked>
      </div>
    </fieldset>
  )
}
