#!/usr/bin/env bash
# Makes the pictures of docs/pictures/ from sample_data/: what the outputs look like to those who open them.
#   docs/pictures.sh [OUT]     OUT: an output folder of `analyze` that is there already; else one is made
# Needs LibreOffice Calc and Writer, poppler-utils, Chromium and a Chinese font (Debian: libreoffice-calc-nogui
# libreoffice-writer-nogui poppler-utils chromium fonts-noto-cjk).
set -euo pipefail
cd "$(dirname "$0")/.."
for tool in soffice pdftoppm chromium; do
  command -v "$tool" >/dev/null || { echo "missing: $tool" >&2; exit 2; }
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
out=${1:-}
if [ -z "$out" ]; then
  out=$work/out
  # 1: written, with the trouble that was planted in the sample named.
  cargo run --release --quiet -- analyze sample_data/county --out "$out" --quiet || [ $? -eq 1 ]
fi
mkdir -p docs/pictures

# paper FILE NAME PAGE...: pages of a document as they are printed, NAME-1.png and so on.
paper() {
  local file=$1 name=$2 at=0 page
  shift 2
  mkdir -p "$work/$name"
  cp -- "$file" "$work/$name/in.${file##*.}"
  HOME=$work soffice "-env:UserInstallation=file://$work/profile" --headless --norestore --convert-to pdf \
    --outdir "$work/$name" "$work/$name/in.${file##*.}" >/dev/null 2>&1
  for page in "$@"; do
    at=$((at + 1))
    pdftoppm -png -r 60 -f "$page" -l "$page" -singlefile "$work/$name/in.pdf" "docs/pictures/$name-$at"
  done
}

# screen FILE NAME WIDTH HEIGHT: the top of a page as a browser shows it.
screen() {
  HOME=$work chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --user-data-dir="$work/browser" \
    --host-resolver-rules="MAP * ~NOTFOUND" --window-size="$3,$4" --screenshot="$PWD/docs/pictures/$2.png" "file://$1" >/dev/null 2>&1
}

paper "$out/全县质量分析.xlsx" county 1 3
paper "$out/线索核查.xlsx" leads 1
paper "$out/学校/考镜县第一初级中学.xlsx" school 1 3
paper "$out/学科/九年级数学.xlsx" subject 1 2
[ -f "$out/报告.docx" ] && paper "$out/报告.docx" report 1 2
cp -- "$out/报告.html" "$work/page.html"
screen "$work/page.html" page 1100 900
screen "$work/page.html" page-phone 360 780
ls docs/pictures
