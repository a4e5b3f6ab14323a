import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import type { Problem } from '../api/problem'
import { t } from '../words/catalogue'
import { refusedAt } from './refused'

type Props = { groups: string[]; change: (groups: string[]) => void; problem: Problem | null; invited: number }

/** Groups told apart in the results. Who was invited stays at the place of their group, so that only the last may go then. */
export function BuilderGroups({ groups, change, problem, invited }: Props) {
  const own = problem?.field === 'groups' ? problem.message : undefined
  return (
    <fieldset className="build-part">
      <legend>{t('surveys.field.groups')}</legend>
      <p className="quiet small">{t('surveys.groups_hint')}{invited > 0 && ` ${t('surveys.groups_invited')}`}</p>
      {groups.map((name, at) => {
        const wrong = refusedAt(problem, 'groups', at)?.message
        return (
          <div key={at} className={`asked${wrong ? ' wrong' : ''}`}>
            <div className="row nowrap">
              <Input value={name} maxLength={100} aria-label={t('surveys.group_n', { n: at + 1 })} status={wrong ? 'error' : ''} onChange={(event) => change(groups.map((one, place) => (place === at ? event.target.value : one)))} />
              <Button type="text" icon={<DeleteOutlined aria-hidden />} aria-label={t('surveys.group_remove', { n: at + 1 })} disabled={groups.length === 1 || (invited > 0 && at < groups.length - 1)} onClick={() => change(groups.filter((_, place) => place !== at))} />
            </div>
            {wrong && <span className="field-error" role="alert">{wrong}</span>}
          </div>
        )
      })}
      {own && <span className="field-error" role="alert">{own}</span>}
      <div><Button icon={<PlusOutlined aria-hidden />} onClick={() => change([...groups, ''])}>{t('surveys.group_add')}</Button></div>
    </fieldset>
  )
}
