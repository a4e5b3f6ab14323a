import { DesktopOutlined, MoonOutlined, SunOutlined } from '@ant-design/icons'
import { Button, Tooltip } from 'antd'
import { t } from '../words/catalogue'
import { useLook } from './look'
import type { Look } from './theme'

const order: Look[] = ['light', 'dark', 'system']
const marks = { light: <SunOutlined aria-hidden />, dark: <MoonOutlined aria-hidden />, system: <DesktopOutlined aria-hidden /> }

export function LookSwitch() {
  const { look, choose } = useLook()
  const next = order[(order.indexOf(look) + 1) % order.length] ?? 'system'
  return (
    <Tooltip title={t(`look.${look}`)}>
      <Button className="look" type="text" icon={marks[look]} aria-label={t('frame.look', { look: t(`look.${look}`) })} onClick={() => choose(next)} />
    </Tooltip>
  )
}
