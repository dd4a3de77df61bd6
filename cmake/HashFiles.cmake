# cmake -DFILES=<list file> -DOUT=<file> -P HashFiles.cmake: writes the hash of the files' bytes, in the list's order,
# as a C string literal.
file(STRINGS ${FILES} paths)
set(hashes "")
foreach(path IN LISTS paths)
  file(SHA256 ${path} hash)
  string(APPEND hashes "${hash}\n")
endforeach()
string(SHA256 hash "${hashes}")
file(WRITE ${OUT} "\"${hash}\"\n")
