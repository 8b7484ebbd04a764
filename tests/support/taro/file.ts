export default 'picture.svg'
