import { CloseOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Dropdown, Segmented } from 'antd'
import type { Field, Filter } from '../api/types'
import { t } from '../words/catalogue'
import { ConditionEditor } from './ConditionEditor'
import { asGroup, type Group } from './filter'
import { HeldEditor } from './HeldEditor'
import './filter.css'

type Props = { filter: Filter | null; fields: Field[]; change: (filter: Filter | null) => void; restricted: boolean }

export function FilterBuilder({ filter, fields, change, restricted }: Props) {
  return <GroupEditor group={asGroup(filter)} fields={fields} restricted={restricted} change={(group) => change(group.of.length ? group : null)} depth={0} />
}

type GroupProps = { group: Group; fields: Field[]; change: (group: Group) => void; remove?: () => void; depth: number; restricted: boolean }

function GroupEditor({ group, fields, change, remove, depth, restricted }: GroupProps) {
  const replace = (at: number, next: Filter | null) =>
    change({ ...group, of: group.of.flatMap((one, index): Filter[] => (index === at ? (next ? [next] : []) : [one])) })
  return (
    <div className="filter-group" role="group" aria-label={t('filter.group')}>
      <div className="row">
        {(group.of.length > 1 || depth > 0) && (
          <Segmented size="small" value={group.op} onChange={(op) => change({ ...group, op: op as Group['op'] })} options={[{ value: 'all', label: t('filter.all') }, { value: 'any', label: t('filter.any') }]} />
        )}
        {remove && <Button className="push" size="small" type="text" icon={<CloseOutlined aria-hidden />} aria-label={t('filter.remove_group')} onClick={remove} />}
      </div>
      {group.of.map((one, index) => (
        <Line key={index} filter={one} fields={fields} depth={depth} restricted={restricted} change={(next) => replace(index, next)} />
      ))}
      <AddCondition fields={fields} depth={depth} restricted={restricted} add={(one) => change({ ...group, of: [...group.of, one] })} />
    </div>
  )
}

type LineProps = { filter: Filter; fields: Field[]; change: (filter: Filter | null) => void; depth: number; restricted: boolean }

function Line({ filter, fields, change, depth, restricted }: LineProps) {
  if (filter.op === 'all' || filter.op === 'any')
    return <GroupEditor group={filter} fields={fields} restricted={restricted} depth={depth + 1} change={change} remove={() => change(null)} />
  const denied = filter.op === 'not'
  const inner = denied ? filter.of : filter
  if (denied && (inner.op === 'all' || inner.op === 'any' || inner.op === 'not'))
    return (
      <div className="filter-not">
        <Button size="small" danger onClick={() => change(inner)}>{t('filter.not')}</Button>
        <Line filter={inner} fields={fields} restricted={restricted} depth={depth + 1} change={(next) => change(next && { op: 'not', of: next })} />
      </div>
    )
  if (inner.op === 'all' || inner.op === 'any' || inner.op === 'not') return null
  const put = (next: Filter) => change(denied ? { op: 'not', of: next } : next)
  return (
    <div className="filter-line">
      <Button size="small" type={denied ? 'primary' : 'default'} danger={denied} aria-pressed={denied} onClick={() => change(denied ? inner : { op: 'not', of: inner })}>{t('filter.not')}</Button>
      <div className="grow">
        {inner.op === 'held' ? <HeldEditor held={inner} change={put} /> : <ConditionEditor condition={inner} fields={fields} change={put} />}
      </div>
      <Button size="small" type="text" icon={<CloseOutlined aria-hidden />} aria-label={t('filter.remove')} onClick={() => change(null)} />
    </div>
  )
}

function AddCondition({ fields, add, depth, restricted }: { fields: Field[]; add: (filter: Filter) => void; depth: number; restricted: boolean }) {
  const items = [
    { key: 'fields', type: 'group' as const, label: t('filter.add.fields'), children: fields.filter((field) => field.ops.length > 0).map((field) => ({ key: field.field, label: t(field.label), onClick: () => add(fresh(field)) })) },
    {
      key: 'history', type: 'group' as const, label: t('filter.add.history'), children: [
        { key: 'under', label: t('filter.add.under'), onClick: () => add({ op: 'under', units: [] }) },
        { key: 'held', label: t('filter.add.held'), onClick: () => add({ op: 'held', post: {} }) },
        { key: 'never', label: t('filter.add.never'), onClick: () => add({ op: 'held', post: {}, never: true }) },
        { key: 'appraised', label: t('filter.add.appraised'), onClick: () => add({ op: 'appraised', grades: [], times_min: 1 }) },
        { key: 'awarded', label: t('filter.add.awarded'), onClick: () => add({ op: 'awarded', kinds: [] }) },
        ...(restricted ? [{ key: 'punished', label: t('filter.add.punished'), onClick: () => add({ op: 'punished', kinds: [] }) }] : []),
      ],
    },
    ...(depth < 3 ? [{ key: 'group', label: t('filter.add.group'), onClick: () => add({ op: 'any', of: [] }) }] : []),
  ]
  return (
    <Dropdown trigger={['click']} menu={{ items, className: 'filter-menu' }}>
      <Button size="small" className="filter-add" icon={<PlusOutlined aria-hidden />}>{t('filter.add')}</Button>
    </Dropdown>
  )
}

function fresh(field: Field): Filter {
  if (field.ops.includes('is')) return { op: 'is', field: field.field, values: [] }
  if (field.ops.includes('between')) return { op: 'between', field: field.field, from: null, to: null }
  return { op: 'has', field: field.field, text: '' }
}
