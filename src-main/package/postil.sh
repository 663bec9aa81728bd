#!/bin/sh
# `postil` of an installed Postil: the app's own program, told to be the command line. It needs no Node, and on Linux no
# display. Beside the program in AppImage and macOS (Contents/Resources), /usr/bin in the deb.
here=$(dirname "$(readlink -f "$0")")
for program in "$here/../postil-app" "$here/../MacOS/Postil" /opt/Postil/postil-app; do
  [ -x "$program" ] || continue
  case $(uname) in
    Linux) exec "$program" --ozone-platform=headless --disable-gpu --command-line "$@" ;;
    *) exec "$program" --command-line "$@" ;;
  esac
done
echo "The program of Postil was not found beside $here." >&2
exit 1
