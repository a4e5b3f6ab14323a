import { BellOutlined } from '@ant-design/icons'
import { Badge, Button } from 'antd'
import { useGet } from '../api/hooks'
import { t } from '../words/catalogue'
import { useGo } from './address'
import { paths } from './paths'

export function Bell() {
  const unread = useGet<{ count: number }>('/notices/unread', undefined, { every: 60_000 })
  const go = useGo()
  const count = unread.data?.count ?? 0
  return (
    <Badge count={count} size="small" offset={[-6, 6]} overflowCount={99}>
      <Button type="text" icon={<BellOutlined aria-hidden />} aria-label={t('frame.notices', { n: count })} onClick={() => go(paths.notices())} />
    </Badge>
  )
}
