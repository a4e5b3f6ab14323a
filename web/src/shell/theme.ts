import { theme as antd, type ThemeConfig } from 'antd'

export type Look = 'light' | 'dark' | 'system'
const NAME = 'lilian_look'

/** The only two palettes. antd and our own style sheets both draw from these names. */
const palettes = {
  light: {
    accent: '#1d5c66', 'accent-soft': '#e6f0f1', ink: '#1b2426', 'ink-2': '#56646a', 'ink-3': '#647177',
    line: '#dfe5e7', edge: '#b4bfc4', 'line-2': '#edf1f2', ground: '#ffffff', 'ground-2': '#f6f8f8', 'ground-3': '#eef2f3',
    alarm: '#b3332b', 'alarm-soft': '#fbeeec', notice: '#8a5a00', 'notice-soft': '#fdf5e3', good: '#2c6b3f', 'good-soft': '#ecf5ee',
  },
  dark: {
    accent: '#6bb7bf', 'accent-soft': '#1c3337', ink: '#e4eaeb', 'ink-2': '#a5b1b5', 'ink-3': '#9aa7ac',
    line: '#334045', edge: '#566469', 'line-2': '#273236', ground: '#171d1f', 'ground-2': '#11171a', 'ground-3': '#20282b',
    alarm: '#f08a80', 'alarm-soft': '#3a2220', notice: '#e0b25c', 'notice-soft': '#352b17', good: '#84c796', 'good-soft': '#1d3023',
  },
} as const

export const FONT =
  '-apple-system, BlinkMacSystemFont, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Segoe UI", Roboto, sans-serif'

export function chosenLook(): Look {
  const look = localStorage.getItem(NAME)
  return look === 'light' || look === 'dark' ? look : 'system'
}

export function rememberLook(look: Look): void {
  localStorage.setItem(NAME, look)
}

export function isDark(look: Look): boolean {
  return look === 'system' ? matchMedia('(prefers-color-scheme: dark)').matches : look === 'dark'
}

export function paint(dark: boolean): void {
  const root = document.documentElement
  for (const [name, value] of Object.entries(dark ? palettes.dark : palettes.light)) root.style.setProperty(`--${name}`, value)
  root.dataset.look = dark ? 'dark' : 'light'
}

export function colour(name: keyof (typeof palettes)['light']): string {
  return palettes[document.documentElement.dataset.look === 'dark' ? 'dark' : 'light'][name]
}

export function antdTheme(dark: boolean): ThemeConfig {
  const p = dark ? palettes.dark : palettes.light
  return {
    algorithm: dark ? antd.darkAlgorithm : antd.defaultAlgorithm,
    token: {
      colorPrimary: dark ? '#3d8a94' : p.accent, colorInfo: p.accent, colorLink: p.accent, colorError: p.alarm, colorWarning: p.notice,
      colorSuccess: p.good, colorTextBase: p.ink, colorBgBase: p.ground, colorBorder: p.edge, colorBorderSecondary: p.line,
      colorBgContainer: p.ground, colorBgElevated: p[dark ? 'ground-3' : 'ground'], colorTextPlaceholder: p['ink-3'], colorTextDescription: p['ink-2'],
      fontFamily: 'inherit', fontSize: 14, lineHeight: 1.6, borderRadius: 4, controlHeight: 32, wireframe: false,
      motionDurationMid: '0.12s', motionDurationSlow: '0.16s',
      boxShadow: '0 0 0 1px var(--line)', boxShadowSecondary: '0 4px 16px rgba(0,0,0,.12), 0 0 0 1px var(--line)',
    },
    components: { Badge: { colorTextLightSolid: p.ground }, Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', defaultHoverColor: p.accent, defaultHoverBorderColor: p.accent, ...(dark ? { colorPrimaryHover: '#2c6f78' } : {}) } },
  }
}
