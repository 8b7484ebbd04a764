#!/bin/sh
# Installs or upgrades from this unpacked archive, without network.
#   ./install.sh [--prefix /opt/one-tap-league] [--config /etc/one-tap-league] [--data /var/lib/one-tap-league] [--force]
# Puts the version into PREFIX/releases/VERSION and switches PREFIX/current to it. A file of settings that exists is never touched.
# On an upgrade, `doctor` of the new version must be content before the switch; --force switches all the same.
# The service is not restarted: the last lines say how.
set -eu

prefix=/opt/one-tap-league
config=/etc/one-tap-league
data=/var/lib/one-tap-league
user=one-tap-league
force=
while [ $# -gt 0 ]; do
  case $1 in
    --prefix) prefix=$2; shift 2 ;;
    --config) config=$2; shift 2 ;;
    --data) data=$2; shift 2 ;;
    --force) force=yes; shift ;;
    *) sed -n '2,6s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
  esac
done

here=$(dirname "$(readlink -f "$0")")
version=$(cat "$here/VERSION")
target=$prefix/releases/$version

say() { printf '%s\n' "$*"; }
refuse() { printf '%s\n' "$*" >&2; exit 2; }

# Whole? A broken copy is noticed now, not in service.
(cd "$here" && sha256sum --check --quiet --strict SHA256SUMS) || refuse '安装包不完整或被改动，请重新下载并核对。'
ONE_TAP_LEAGUE_ENV=/dev/null "$here/bin/one-tap-league" cli --help > /dev/null || exit 2

# The account that the service runs under; only where systemd is used and only root can make it.
is_system=
if [ "$(id -u)" -eq 0 ] && [ "$prefix" = /opt/one-tap-league ] && command -v systemctl > /dev/null; then
  is_system=yes
  getent passwd "$user" > /dev/null || useradd --system --user-group --home-dir "$data" --no-create-home --shell /usr/sbin/nologin "$user"
fi

if [ -e "$target" ]; then
  cmp -s "$here/SHA256SUMS" "$target/SHA256SUMS" || refuse "$target 已存在且内容不同；同一版本号不应有两种内容，请先移走它。"
  say "$target 已安装，不再复制。"
else
  mkdir -p "$prefix/releases"
  rm -rf "$target.part"
  cp -R "$here" "$target.part"
  chmod -R u=rwX,go=rX "$target.part"
  mv "$target.part" "$target"
fi

environment=$config/environment
if [ ! -e "$environment" ]; then
  is_first=yes
  mkdir -p "$config"
  new_key() { head -c 32 /dev/urandom | base64 | tr -d '\n'; }
  (
    umask 077
    sed -e "s|^MASTER_KEYS=.*|MASTER_KEYS=key1:$(new_key)|" -e "s|^INDEX_KEY=.*|INDEX_KEY=$(new_key)|" \
      -e "s|^TOKEN_KEY=.*|TOKEN_KEY=$(new_key)|" -e "s|^DATA_DIR=.*|DATA_DIR=$data|" "$here/environment.example" > "$environment"
  )
  if [ -n "$is_system" ]; then
    chown "root:$user" "$environment"
    chmod 0640 "$environment"
  fi
  say "已生成 $environment，其中三组密钥是新随机生成的：请另存一份在别处，备份里不含密钥，丢失后个人信息无法读出。"
else
  is_first=
fi
mkdir -p "$data"
[ -z "$is_system" ] || { chown "$user:$user" "$data"; chmod 0750 "$data"; }

# As the service will run: as root, files of an embedded database would become root's.
doctor() {
  set -- env ONE_TAP_LEAGUE_ENV="$environment" "$target/bin/one-tap-league" cli doctor
  [ -z "$is_system" ] || set -- runuser -u "$user" -- "$@"
  "$@"
}
if [ -z "$is_first" ] && ! doctor; then
  [ -n "$force" ] || refuse "新版本自检未通过，current 没有切换，正在运行的服务不受影响。处理上面的 ✗ 后再运行；确要切换请加 --force。"
fi

# The way back: what was current before.
before=$(readlink "$prefix/current" 2> /dev/null || true)
if [ -n "$before" ] && [ "$before" != "releases/$version" ]; then
  ln -sfn "$before" "$prefix/previous.new" && mv -T "$prefix/previous.new" "$prefix/previous"
fi
ln -sfn "releases/$version" "$prefix/current.new" && mv -T "$prefix/current.new" "$prefix/current"
say "当前版本：$version（$prefix/current）"

if [ -n "$is_system" ]; then
  cp "$target/one-tap-league.service" /etc/systemd/system/one-tap-league.service
  systemctl daemon-reload || true
  ln -sfn "$prefix/current/bin/one-tap-league" /usr/local/bin/one-tap-league
fi
if [ -n "$is_first" ]; then
  say "下一步：填写 $environment，运行 $prefix/current/bin/one-tap-league cli doctor，再启动：systemctl enable --now one-tap-league"
else
  say "下一步：systemctl restart one-tap-league"
  [ -z "$before" ] || say "退回：见 OPERATIONS.md“Way back”，上一版本是 $prefix/previous"
fi
