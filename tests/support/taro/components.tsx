/** Pages are written in HTML's elements, so Taro's own are not used; whoever imports one is told so. */
export {}
